"""What figures are made of, in Python that runs in the page as well."""
