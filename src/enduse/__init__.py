"""enduse reads reports into attributed claims of who is said to supply what to whom, and weighs them.

`from enduse.case import Case` is the Python API; `enduse --help` the command line.
"""

__version__ = "0.1.0"
