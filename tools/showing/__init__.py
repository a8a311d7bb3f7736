"""The register that `make demo` builds, by the actions that pages use: documents of the record, the programme of two
ministries, a statement of eight partners."""
