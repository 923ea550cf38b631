import { isRefusalCode, Refusal } from '$lib/protocol/refusal';
import { UnreachableError } from './unreachable';

/** What is asked of a server. */
export interface Question {
	readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
	/** Sent as JSON. */
	readonly body?: object;
	readonly headers?: Readonly<Record<string, string>>;
	/** Milliseconds until the server counts as out of reach. */
	readonly patienceMs: number;
	/** Statuses besides the 2xx that are an answer. */
	readonly also?: readonly number[];
}

/**
 * Asks a server and gives its answer as it is. Nothing is kept by the browser, and nothing about this page is told.
 *
 * @throws Refusal when the server says no, UnreachableError when there is no answer of a server of ours
 */
export async function askServer(address: string, question: Question): Promise<Response> {
	const response = await send(address, question);
	if (response.ok || question.also?.includes(response.status)) return response;
	const { error } = (await readJson(response).catch(() => ({}))) as { error?: unknown };
	throw isRefusalCode(error) ? new Refusal(error) : new UnreachableError();
}

/** Reads an answer. The types are the contract of protocol/api. @throws UnreachableError for what is no JSON object */
export async function readJson(response: Response): Promise<object> {
	const value: unknown = await response.json().catch(() => null);
	if (typeof value !== 'object' || value === null) throw new UnreachableError();
	return value;
}

async function send(
	address: string,
	{ method = 'GET', body, headers, patienceMs }: Question
): Promise<Response> {
	try {
		return await fetch(address, {
			method,
			headers: { ...headers, ...(body && { 'Content-Type': 'application/json' }) },
			...(body && { body: JSON.stringify(body) }),
			cache: 'no-store',
			credentials: 'omit',
			redirect: 'error',
			referrerPolicy: 'no-referrer',
			signal: AbortSignal.timeout(patienceMs)
		});
	} catch {
		throw new UnreachableError();
	}
}
