"""Proceedings of joint texts: where a text stands as a whole, and the steps from there."""

from collegium.web.programme.texts.proceedings.standing import proceedings_of

__all__ = ["proceedings_of"]
