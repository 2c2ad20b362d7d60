"""The web app and its programming interfaces: a case looked at, added to and asked, over HTTP."""
