"""Promises of saving: nothing acknowledged is lost, nothing is overwritten unseen."""
