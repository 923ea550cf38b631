/** Compressed with gzip. */
export function compress(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
	return through(new CompressionStream('gzip'), bytes);
}

/** The inverse of `compress`. @throws TypeError when the bytes are not whole; gzip carries a checksum */
export function decompress(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
	return through(new DecompressionStream('gzip'), bytes);
}

async function through(
	stream: CompressionStream | DecompressionStream,
	bytes: Uint8Array
): Promise<Uint8Array<ArrayBuffer>> {
	const source = new Blob([new Uint8Array(bytes)]).stream();
	return new Uint8Array(await new Response(source.pipeThrough(stream)).arrayBuffer());
}
