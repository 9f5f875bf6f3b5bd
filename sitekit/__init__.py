"""How pages become the site; knows nothing about any topic."""
