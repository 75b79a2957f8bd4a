"""The same work over many documents: in this process, on all cores, on a cluster."""
