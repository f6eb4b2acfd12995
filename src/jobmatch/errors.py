"""What can go wrong, as one small family.

    JobmatchError
    ├── InputError      a file, table or text that cannot be read
    ├── LexiconError    a line of the vocabulary that cannot be used
    └── ProfileError    a candidate profile that cannot be used

Every message is one line that names the file, the place and the mend.
"""


class JobmatchError(Exception):
    """Anything that the user can mend; the command line prints it and exits with 2."""


class InputError(JobmatchError):
    """A posting, table or option that cannot be used."""


class LexiconError(JobmatchError):
    """A vocabulary file that cannot be used."""


class ProfileError(JobmatchError):
    """A candidate profile that cannot be used."""
