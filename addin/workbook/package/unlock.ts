// Files that are encrypted and that Excel opens without asking, since their password is the one that it tries by itself:
// those whose structure is protected, or that were saved as read-only. [MS-OFFCRYPTO] says how; no other password is tried.
import { loadDigest, type Digest, type DigestName } from "./digest";
import { unlockedStream } from "./unlockStream";
import { elementsOf, parseXml, type XmlElement } from "./xml";
import { textOf, uint32, viewOf } from "./zip";

const PASSWORD = "VelvetSweatshop";
const SEGMENT = 4096;
const BLOCK = 16;
/** Excel repeats the digest 100,000 times; a file that asks for more than this would hold the reader up. */
const MOST_TURNS = 1_000_000;

/** The names by which a key is drawn from the password for each purpose. */
const VERIFIER = bytes(0xfe, 0xa7, 0xd2, 0x76, 0x3b, 0x4b, 0x9e, 0x79);
const VERIFIER_DIGEST = bytes(0xd7, 0xaa, 0x0f, 0x6d, 0x30, 0x61, 0x34, 0x4e);
const KEY = bytes(0x14, 0x6e, 0x0b, 0xe7, 0xab, 0xac, 0xd0, 0xd6);

/** A compound file's streams by name. */
type Streams = (name: string) => Uint8Array | undefined;

/** Decrypts what a compound file holds: a package, or the stream of an .xls; undefined where it has another password. */
export async function unlock(file: Uint8Array): Promise<Uint8Array | undefined> {
  try {
    const [stream, digest] = [await streamsOf(file), await loadDigest()];
    const [info, packed] = [stream("EncryptionInfo"), stream("EncryptedPackage")];
    if (info === undefined || packed === undefined) {
      const workbook = stream("Workbook");
      return workbook && unlockedStream(workbook, utf16(PASSWORD), digest);
    }
    const [major, minor] = [viewOf(info).getUint16(0, true), viewOf(info).getUint16(2, true)];
    const plain =
      major === 4 && minor === 4
        ? await agile(info, packed, digest)
        : minor === 2
          ? await standard(info, packed, digest)
          : undefined;
    return plain?.subarray(0, Number(viewOf(packed).getBigUint64(0, true)));
  } catch {
    // Damaged, or ciphers that are not there: refused like a file with a password of its own.
    return undefined;
  }
}

async function streamsOf(file: Uint8Array): Promise<Streams> {
  const { CFB } = (await import("@e965/xlsx")) as {
    CFB: {
      read(file: Uint8Array, how: { type: "array" }): object;
      find(container: object, name: string): { content: ArrayLike<number> } | null;
    };
  };
  const container = CFB.read(file, { type: "array" });
  return (name) => {
    const found = CFB.find(container, name);
    return found === null ? undefined : Uint8Array.from(found.content);
  };
}

/** As Excel has encrypted since 2010: described in XML, AES in chained segments. */
async function agile(info: Uint8Array, packed: Uint8Array, digest: Digest): Promise<Uint8Array | undefined> {
  const xml = parseXml(textOf(info.subarray(8)));
  const [data] = elementsOf(xml, "keyData");
  const [password] = elementsOf(xml, "encryptedKey");
  if (data === undefined || password === undefined) return undefined;
  const [hash, salt] = [digestOf(password), base64(password, "saltValue")];
  const length = numberOf(password, "keyBits") / 8;
  const drawn = turned((...pieces) => digest(hash, ...pieces), salt, numberOf(password, "spinCount"));
  const keyFor = (purpose: Uint8Array): Uint8Array => fitted(digest(hash, drawn, purpose), length);
  const decrypted = (purpose: Uint8Array, name: string): Promise<Uint8Array> =>
    aes(keyFor(purpose), salt, base64(password, name));
  const verifier = digest(hash, await decrypted(VERIFIER, "encryptedVerifierHashInput"));
  if (!begins(await decrypted(VERIFIER_DIGEST, "encryptedVerifierHashValue"), verifier)) return undefined;
  const key = (await decrypted(KEY, "encryptedKeyValue")).subarray(0, length);
  const plain = new Uint8Array(packed.length);
  for (let at = 8, segment = 0; at < packed.length; at += SEGMENT, segment++) {
    const start = fitted(digest(digestOf(data), base64(data, "saltValue"), uint32(segment)), BLOCK);
    plain.set(await aes(key, start, packed.subarray(at, at + SEGMENT)), at - 8);
  }
  return plain;
}

/** As Excel 2007 encrypted: AES, each block by itself. */
async function standard(info: Uint8Array, packed: Uint8Array, digest: Digest): Promise<Uint8Array | undefined> {
  const sha1 = (...pieces: readonly Uint8Array[]): Uint8Array => digest("sha1", ...pieces);
  const header = 12;
  const length = viewOf(info).getUint32(header + 16, true) / 8;
  const verifier = header + viewOf(info).getUint32(8, true) + 4;
  const drawn = sha1(turned(sha1, info.subarray(verifier, verifier + 16), 50_000), uint32(0));
  const half = (fill: number): Uint8Array => {
    const pad = new Uint8Array(64).fill(fill);
    drawn.forEach((byte, i) => (pad[i] = byte ^ fill));
    return sha1(pad);
  };
  const key = Uint8Array.of(...half(0x36), ...half(0x5c)).subarray(0, length);
  const expected = sha1(await aesByBlocks(key, info.subarray(verifier + 16, verifier + 32)));
  if (!begins(await aesByBlocks(key, info.subarray(verifier + 36, verifier + 68)), expected)) return undefined;
  return aesByBlocks(key, packed.subarray(8));
}

/** The digest of salt and password, digested again with its number, turn after turn. */
function turned(digest: (...pieces: readonly Uint8Array[]) => Uint8Array, salt: Uint8Array, turns: number): Uint8Array {
  if (!(turns <= MOST_TURNS)) throw new RangeError(`${turns} turns`);
  let drawn = digest(salt, utf16(PASSWORD));
  for (let turn = 0; turn < turns; turn++) drawn = digest(uint32(turn), drawn);
  return drawn;
}

/** AES in chained blocks, without the padding that Web Crypto asks for: a block that decrypts to padding alone is added. */
async function aes(key: Uint8Array, start: Uint8Array, packed: Uint8Array): Promise<Uint8Array> {
  const { subtle } = globalThis.crypto;
  const whole = packed.subarray(0, packed.length - (packed.length % BLOCK));
  const imported = await subtle.importKey("raw", Uint8Array.from(key), "AES-CBC", false, ["encrypt", "decrypt"]);
  const last = Uint8Array.from(whole.subarray(-BLOCK));
  const padding = await subtle.encrypt({ name: "AES-CBC", iv: last }, imported, new Uint8Array());
  const padded = new Uint8Array(whole.length + BLOCK);
  padded.set(whole);
  padded.set(new Uint8Array(padding), whole.length);
  return new Uint8Array(await subtle.decrypt({ name: "AES-CBC", iv: Uint8Array.from(start) }, imported, padded));
}

/** AES in blocks that are not chained, which Web Crypto lacks: the chain is taken out again. */
async function aesByBlocks(key: Uint8Array, packed: Uint8Array): Promise<Uint8Array> {
  const plain = await aes(key, new Uint8Array(BLOCK), packed);
  for (let i = BLOCK; i < plain.length; i++) plain[i] = (plain[i] ?? 0) ^ (packed[i - BLOCK] ?? 0);
  return plain;
}

function bytes(...values: readonly number[]): Uint8Array {
  return Uint8Array.from(values);
}

const utf16 = (text: string): Uint8Array => new Uint8Array(Uint16Array.from(text, (one) => one.charCodeAt(0)).buffer);

const begins = (whole: Uint8Array, start: Uint8Array): boolean => start.every((byte, i) => whole[i] === byte);

/** Bytes of a length: cut, or filled up as the format says. */
const fitted = (drawn: Uint8Array, length: number): Uint8Array =>
  drawn.length >= length ? drawn.subarray(0, length) : Uint8Array.from({ length }, (_, i) => drawn[i] ?? 0x36);

const numberOf = ({ attributes }: XmlElement, name: string): number => Number(attributes[name]);

const base64 = ({ attributes }: XmlElement, name: string): Uint8Array =>
  Uint8Array.from(atob(attributes[name] ?? ""), (one) => one.charCodeAt(0));

const DIGESTS: Readonly<Record<string, DigestName>> = {
  SHA1: "sha1",
  SHA256: "sha256",
  SHA384: "sha384",
  SHA512: "sha512",
};

function digestOf({ attributes }: XmlElement): DigestName {
  const name = DIGESTS[(attributes["hashAlgorithm"] ?? "").replace("-", "")];
  if (name === undefined) throw new RangeError("digest");
  return name;
}
