"""When it is said to have happened, and when it was said: a drawing along a line of time.

timeline  the drawing as a fragment of a page
style     its CSS
"""

from enduse.views.timeline.timeline import style, timeline

__all__ = ["style", "timeline"]
