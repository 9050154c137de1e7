// The demonstration is empty so far.
export {}
