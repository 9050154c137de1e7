import 'server-only'
import {
	BaseError,
	createPublicClient,
	HttpRequestError,
	http,
	LimitExceededRpcError,
	type PublicClient,
	ResourceUnavailableRpcError,
	TimeoutError,
} from 'viem'
import { env } from '@/lib/env'

/** How long one question to the chain may take; whoever waits is a person in front of a page. */
const RPC_TIMEOUT_MS = 8_000

/** Questions to the chain that this installation votes on, where RPC_URL names a node that answers them. */
export type ChainClient = PublicClient

/** The node of this installation; `null` where none is configured. */
export function chainClient(url = env().RPC_URL, timeoutMs = RPC_TIMEOUT_MS): ChainClient | null {
	if (url === undefined) return null
	return createPublicClient({
		transport: http(url, { timeout: timeoutMs, retryCount: 1, retryDelay: 200 }),
		cacheTime: 0,
	})
}

/** Whether a failed question says nothing of the chain, because the node did not answer it. */
export function isUnanswered(error: unknown): boolean {
	if (!(error instanceof BaseError)) return false
	return error.walk((cause) => UNANSWERED.some((kind) => cause instanceof kind)) !== null
}

const UNANSWERED = [TimeoutError, HttpRequestError, LimitExceededRpcError, ResourceUnavailableRpcError]
