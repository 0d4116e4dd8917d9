"""Who hears what, in which words, when: events become notifications, notifications become mail, once each."""
