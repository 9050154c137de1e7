import { z } from 'zod'

/** `1.0`, the version of a policy or of a rubric. */
export const VersionText = z
	.string('Give a version such as 1.0.')
	.regex(/^\d{1,3}\.\d{1,3}$/, 'A version is two numbers with a point between them, such as 1.0.')
