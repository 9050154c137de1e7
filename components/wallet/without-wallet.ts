/** What an account without a wallet is good for, said before and after one signs in by e-mail. */
export const WITHOUT_WALLET =
	'An account by e-mail has no wallet. With it you can accept invitations, report and reply for an operator that you belong to, rate as a peer, and use every role that you are given, except that you cannot vote: a ballot is signed by a wallet. An account by wallet is another account; roles and memberships do not move from one to the other.'
