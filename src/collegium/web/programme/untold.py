"""Of which fields of the programme the journal does not tell: to what an entry belongs, which its page says, and what
is for the program alone, such as hashes."""

BELONGS = frozenset(
    {
        "Action.programme_id",
        "Adjustment.programme_id",
        "Alteration.adjustment_id",
        "Answer.edition_id",
        "AppealPartner.appeal_id",
        "AppealReport.appeal_id",
        "Assent.adjustment_id",
        "Assent.programme_id",
        "Charge.instruction_id",
        "Comment.paragraph_id",
        "Delivery.text_id",
        "Edition.text_id",
        "Ground.kind",
        "Ground.of",
        "Lead.action_id",
        "MailedReport.charge_id",
        "Paragraph.text_id",
        "Participant.text_id",
        "PlanConsent.plan_id",
        "Postponement.subject_id",
        "PublishedText.edition_id",
        "PublishingWord.edition_id",
        "PutUp.edition_id",
        "Sharing.charge_id",
        "Silence.edition_id",
        "Stance.paragraph_id",
        "Step.charge_id",
        "Subject.plan_id",
        "SubjectLead.subject_id",
        "Wording.paragraph_id",
    }
)
FOR_THE_PROGRAM = frozenset(
    {
        "Assent.salt",
        "Assent.seal",  # of what it was said to
        "Charge.wording",  # how often the instruction had been worded
        "Edition.body",  # its paragraphs: they stand on its own page
        "Edition.words",
        "Ground.end",
        "Ground.reading_id",
        "Ground.start",
        "MailedReport.seat_id",
        "MailedReport.step_id",
        "Paragraph.place",  # a number between those of its neighbours
        "PlanConsent.salt",
        "PlanConsent.words",
        "PublishedText.copy_id",
        "Sharing.copy_id",
        "Stance.words",
    }
)
UNTOLD = BELONGS | FOR_THE_PROGRAM
