"""Where scans come from: picture and film files, and the decoder they share."""
