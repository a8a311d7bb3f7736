"""Tables of django-allauth that are made in this house."""
