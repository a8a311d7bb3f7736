"""What partners set out to do in concert: mandates, programmes, texts agreed, consultations, instructions."""
