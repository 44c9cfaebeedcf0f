/** Gives a file to the person: the browser's own "save" or, on iPhones, its preview. */
export function handOver(file) {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
