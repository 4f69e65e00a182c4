"""Ready-made adapters: drivers of Cinder's, as they are installed, with nothing but the storage faked."""
