/** Gives a file to the browser to save, under this name. Nothing leaves the device. */
export function saveFile(name: string, content: Blob): void {
	const url = URL.createObjectURL(content);
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	/* The browser reads the address when it gets round to it; a minute is ample. */
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
