"""Programs as readers write them, right and wrong; wrong ones with what they lack."""
