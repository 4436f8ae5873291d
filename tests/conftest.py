"""Settings of the tests as a whole."""

from hypothesis import settings

# A busy machine makes no test wrong: what an example must not take is time that a person waits, and that is measured.
settings.register_profile("aimi", deadline=None)
settings.load_profile("aimi")
