// SPDX-License-Identifier: Apache-2.0

/// Which letters are forms of which, for search.
///
/// `forms` holds, for every lower-case Latin, Greek and Cyrillic letter with a canonical
/// decomposition in Unicode 14.0, its base letter first in its group; letters with a stroke, a hook
/// or the like, which Unicode does not decompose, stand with the letter they are taken for.
/// `spellings` holds what is written out in several letters or replaced by a typewriter's sign.
enum LetterTable {
  static let forms: [String] = [
    "aªàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ",
    "bƀḃḅḇ",
    "cçćĉċčḉ",
    "dðďđḋḍḏḑḓ",
    "eèéêëēĕėęěȅȇȩɇḕḗḙḛḝẹẻẽếềểễệ",
    "fḟ",
    "gĝğġģǥǧǵḡ",
    "hĥħȟḣḥḧḩḫẖ",
    "iìíîïĩīĭįıǐȉȋɨḭḯỉị",
    "jĵǰɉ",
    "kķƙǩḱḳḵ",
    "lĺļľłƚḷḹḻḽ",
    "mḿṁṃ",
    "nñńņňŋǹṅṇṉṋ",
    "oºòóôõöøǿōŏőơǒǫǭȍȏȫȭȯȱɵṍṏṑṓọỏốồổỗộớờởỡợ",
    "pṕṗ",
    "rŕŗřȑȓɍṙṛṝṟ",
    "sśŝşšſẛșṡṣṥṧṩ",
    "tţťŧțṫṭṯṱẗ",
    "uùúûüũūŭůűųưǔǖǘǚǜȕȗʉṳṵṷṹṻụủứừửữự",
    "vṽṿ",
    "wŵẁẃẅẇẉẘ",
    "xẋẍ",
    "yýÿŷȳɏẏẙỳỵỷỹ",
    "zźżžƶẑẓẕ",
    "ʒǯ",
    "αάἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ",
    "εέἐἑἒἓἔἕὲέ",
    "ηήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ",
    "ιΐίϊἰἱἲἳἴἵἶἷὶίιῐῑῒΐῖῗ",
    "οόὀὁὂὃὄὅὸό",
    "ρῤῥ",
    "σς",
    "υΰϋύὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ",
    "ωώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ",
    "ϒϓϔ",
    "аӑӓ",
    "гѓ",
    "еѐёӗ",
    "жӂӝ",
    "зӟ",
    "ийѝӣӥ",
    "кќ",
    "оӧ",
    "уўӯӱӳ",
    "чӵ",
    "ыӹ",
    "эӭ",
    "ії",
    "ѵѷ",
    "әӛ",
    "өӫ",
    "0⁰₀", "1¹₁", "2²₂", "3³₃", "4⁴₄", "5⁵₅", "6⁶₆", "7⁷₇", "8⁸₈", "9⁹₉",
    "'‘’‚‛′‹›ʼ´", "\"“”„‟″«»", "-‐‑‒–—―−", ".․", "*•", "/⁄",
  ]

  static let spellings: [Unicode.Scalar: String] = [
    "ß": "ss", "æ": "ae", "ǣ": "ae", "ǽ": "ae", "œ": "oe", "þ": "th", "ĳ": "ij", "ŉ": "'n",
    "ǆ": "dz", "ǉ": "lj", "ǌ": "nj", "ǳ": "dz", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi",
    "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "…": "...", "№": "no", "‼": "!!", "⁇": "??",
  ]
}
