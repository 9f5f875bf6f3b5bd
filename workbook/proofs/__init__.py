"""What the pages state, at random points, and what has checked it."""
