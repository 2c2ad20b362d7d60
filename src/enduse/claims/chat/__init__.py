"""The second reader: asks a model behind an OpenAI-compatible endpoint, believes only what the report bears out.

chunk         the report in pieces that fit a question
prompt        the question
conversation  asking, and asking again; over `wire`, one request
reply         the model's JSON out of whatever came back
schema        the form asked for, made from the words of the model
evidence      where the words of an answer stand in the report
warrant       an answer turned into a claim, or dropped with the reason
tally         what was dropped
"""
