"""Benchmarks: learning_fit beside its peers, on the same instances, in one run. Not part of what is shipped."""
