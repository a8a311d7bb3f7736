"""Pages of joint texts: drafting, answers, silence, delivery."""
