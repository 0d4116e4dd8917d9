"""A matching round: a snapshot goes through `learning_fit`, the coordinator reviews and publishes; and suggestions."""
