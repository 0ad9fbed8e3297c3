"""What stands between the rooms and a careless or unfriendly network: headers, limits, the end."""
