"""Searches with Xapian, for comparison: `xapian-peer.py FOLDER LANGUAGE K`.

FOLDER holds documents.tsv and queries.tsv (an id, a tab, a text in a line). Writes run.tsv (query, document, in the
order of rank) and times.tsv (the milliseconds of each query of a second round), and prints the seconds of indexing.
"""

import sys
import time

import xapian


def lines(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            key, _, text = line.rstrip("\n").partition("\t")
            yield key, text


folder, language, limit = sys.argv[1], sys.argv[2], int(sys.argv[3])
stem = xapian.Stem(language)
terms = xapian.TermGenerator()
terms.set_stemmer(stem)
terms.set_stemming_strategy(xapian.TermGenerator.STEM_NONE if language == "none" else xapian.TermGenerator.STEM_ALL)

begin = time.perf_counter()
database = xapian.WritableDatabase(folder + "/xapian", xapian.DB_CREATE_OR_OVERWRITE)
for key, text in lines(folder + "/documents.tsv"):
    document = xapian.Document()
    document.set_data(key)
    terms.set_document(document)
    terms.index_text(text)
    database.add_document(document)
database.commit()
print("%.2f" % (time.perf_counter() - begin))


def query(text):
    document = xapian.Document()
    terms.set_document(document)
    terms.index_text(text)
    return xapian.Query(xapian.Query.OP_OR, [term.term for term in document])


def search(enquire, text):
    enquire.set_query(query(text))
    return [match.document.get_data().decode("utf-8") for match in enquire.get_mset(0, limit)]


enquire = xapian.Enquire(xapian.Database(folder + "/xapian"))
asked = list(lines(folder + "/queries.tsv"))
with open(folder + "/run.tsv", "w", encoding="utf-8") as run:
    for key, text in asked:
        for found in search(enquire, text):
            run.write(key + "\t" + found + "\n")
with open(folder + "/times.tsv", "w", encoding="utf-8") as times:
    for key, text in asked:
        begin = time.perf_counter()
        search(enquire, text)
        times.write("%.4f\n" % (1000 * (time.perf_counter() - begin)))
