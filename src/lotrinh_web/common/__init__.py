"""What every app stands on and no domain knows: errors, the audit trail, the scope of a request."""
