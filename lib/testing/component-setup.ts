import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

// What a component shows later comes within milliseconds, and within seconds beside the linters of `npm run check`.
configure({ asyncUtilTimeout: 10_000 })

afterEach(cleanup)
