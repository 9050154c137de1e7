declare const brand: unique symbol

/** A value that only the named constructor can make, so that units are never mixed up. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }
