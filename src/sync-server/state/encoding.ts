import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** How a body is written, from the smallest to the largest. */
const encodings = ['br', 'gzip', 'identity'] as const;
export type Encoding = (typeof encodings)[number];

/** Below so many bytes nothing is gained. */
const worthwhileBytes = 512;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** The smallest encoding that an Accept-Encoding header allows. */
export function chooseEncoding(header: string | undefined): Encoding {
	const weights = new Map(
		(header ?? '').split(',').map((one) => {
			const [name = '', ...parameters] = one.split(';').map((part) => part.trim().toLowerCase());
			const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
			return [name, weight === undefined ? 1 : Number(weight)] as const;
		})
	);
	const isAllowed = (encoding: Encoding) => (weights.get(encoding) ?? weights.get('*') ?? 0) > 0;
	return encodings.find(isAllowed) ?? 'identity';
}

/** A body, and how it is written. */
export interface EncodedBody {
	readonly body: Uint8Array;
	readonly encoding: Encoding;
}

/** Compresses in another thread; what is tiny stays as it is. */
export async function encode(bytes: Uint8Array, encoding: Encoding): Promise<EncodedBody> {
	if (encoding === 'identity' || bytes.byteLength < worthwhileBytes) {
		return { body: bytes, encoding: 'identity' };
	}
	if (encoding === 'gzip') return { body: await zip(bytes), encoding };
	const params = {
		[constants.BROTLI_PARAM_QUALITY]: 5,
		[constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength
	};
	return { body: await brotli(bytes, { params }), encoding };
}
