// Appleseed by the npm package: node appleseed.cjs EDGES VIEWERS RESTART OUT
//
// EDGES and VIEWERS hold little-endian ints: how many vertices and then pairs, and vertices. OUT gets a line
// "name version milliseconds-a-viewer", the file OUT.name the shares of each viewer, little-endian doubles.
const fs = require("fs")

const HINT = "npm install --prefix engines/trust-peers/target/npm appleseed-metric@1.0.1 debug@4"
const THRESHOLD = 1e-9

function ints(path) {
    const bytes = fs.readFileSync(path)
    return Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readInt32LE(4 * at))
}

async function main(edgesFile, viewersFile, restart, out) {
    let appleseed
    try {
        appleseed = require("appleseed-metric")
    } catch (missing) {
        fs.writeFileSync(out, `appleseed-metric is not here (${missing.message.split("\n")[0]}); ${HINT}\n`)
        return
    }
    const { version } = require("appleseed-metric/package.json")
    const [vertices, ...ends] = ints(edgesFile)
    const edges = () => {
        const list = []
        for (let at = 0; at < ends.length; at += 2) {
            list.push({ src: String(ends[at]), dst: String(ends[at + 1]), weight: 1 })
        }
        return list
    }
    const times = []
    const shares = []
    for (const viewer of ints(viewersFile)) {
        const given = edges() // it adds edges of its own to what it is given
        const begun = process.hrtime.bigint()
        const { rankings } = await appleseed(String(viewer), given, 1, 1 - Number(restart), THRESHOLD)
        times.push(Number(process.hrtime.bigint() - begun) / 1e6)
        const row = Buffer.alloc(8 * vertices)
        for (const [vertex, energy] of Object.entries(rankings)) {
            row.writeDoubleLE(energy, 8 * Number(vertex))
        }
        shares.push(row)
    }
    times.sort((one, other) => one - other)
    fs.writeFileSync(`${out}.appleseed-metric`, Buffer.concat(shares))
    fs.writeFileSync(out, `appleseed-metric ${version} ${times[Math.floor(times.length / 2)].toFixed(3)}\n`)
}

main(...process.argv.slice(2))
