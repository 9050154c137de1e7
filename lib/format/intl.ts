/** The product's own language; a reader's choice may come in its place wherever a `locale` is asked for. */
export const LOCALE = 'en-GB'

/** Making a formatter costs far more than using one, so each is made once for its locale. */
export function perLocale<Formatter>(make: (locale: string) => Formatter): (locale: string) => Formatter {
	const made = new Map<string, Formatter>()
	return (locale) => {
		const known = made.get(locale) ?? make(locale)
		made.set(locale, known)
		return known
	}
}
