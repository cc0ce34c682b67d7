"""The use cases of whoever sets tills up: environments, files of settings, secrets."""
