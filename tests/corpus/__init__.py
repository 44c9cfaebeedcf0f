"""The phones that are out there: for each release its phone's files and the requests it sent."""
