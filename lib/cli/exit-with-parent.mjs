// Preloaded into the processes that `npm start` runs: when it dies without a word (kill -9), so do they.
process.once('disconnect', () => process.exit(1))
