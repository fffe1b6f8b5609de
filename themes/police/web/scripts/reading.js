// What helps to read: colours, size of the letters, notes beside the text, sharing, listening.
export {};
