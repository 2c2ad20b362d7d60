"""What must be asked of the machine itself, beside what Python asks by itself: standard library only.

disk          what was written, on the disk
collector     Python's collector of cycles, held still
"""
