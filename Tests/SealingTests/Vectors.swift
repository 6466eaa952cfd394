// SPDX-License-Identifier: Apache-2.0

import Bytes
import Sealing

/// Known answers, computed by Python's `hashlib` and `cryptography`.
///
/// `hashlib.scrypt` was held against RFC 7914 section 12 first.
///
///     F = lambda *a: b"".join(u64(len(x)) + x for x in a)          # u64: struct.pack(">Q", n)
///     L = lambda x, *a: F(b"lookout/1/" + x, *a)                    # a number is u64(n)
///     K = lambda k, x, *a: HKDF(SHA256(), 32, salt=board, info=L(x, *a)).derive(k)
///     random = bytes(range(32));  thread = bytes(range(0xa0, 0xb0))
///     founder_seed = HKDF(SHA256(), 32, salt=b"", info=L("open-founder")).derive(random)
///     founder = Ed25519(founder_seed).public_key
///     board = sha256(L("board", founder, random));  genesis = sha256(L("genesis", board))
///     root = scrypt(b"pearl ladder oven thistle copper window march", salt=board, n=N, r=8, p=1)
///     u = K(root, "open-u");  s = K(root, "open-year", 2026)        # root with N = 2^4
///     tag = Ed25519(K(s, "tag", thread));  voice = Ed25519(K(s, "voice", thread))
///     signatures: tag.sign(L("event", board, event)), founder.sign(L("act", board, event))
///     once = hmac_sha256(K(u, "once"), L(...))[:16]
///     post = hmac_sha256(K(s, "posts"), L("limit", 20000, 1, 0))[:16]
///     sealed = json('"' + base64url(nonce + AESGCM(key).encrypt(nonce, padded, aad)) + '"')
///     proof = tag.sign(L("prove", board, thread, b"K4TZ"));  note = K(u, "note", thread)
///     name = K(root, "row-name")[:16];  kc = sha256(L("epoch", board, 1, K_e))
///     box = lambda k, plain, aad: nonce + AESGCM(k).encrypt(nonce, plain, aad)
///     past = box(K(K_e, "past"), bytes(range(32, 64)), L("past", board, 1))
///     card = box(K(K_e, "card"), kind + hash + u64(lastDay), L("card", board, 1, name, pub))
///     box = box(K(root, "row-key"), content.ljust(512), L("row", board, name, pub))
///     wrap = RFC 9180 base mode by hand, held against `hazmat.primitives.hpke`; X25519 keys and
///         ephemeral keys are bytes(range(n, n + 32)), n = 1, 3 for the member, 2, 4 invited
///     nonce = bytes(range(12));  K_e = bytes(range(64, 96));  km = bytes(range(128, 160))
enum Vectors {
  static let random = Array(UInt8(0)..<32)
  static let founder = "96ba2f5e6beda1fcf3f61cf05490fe5d95317db243e1309cf3897ebf31d7ddbc"
  static let board = "79aba1f3f9d835e97d797ec4685a8e2dc39f6de75b1ac8e8e411e555ecfc055d"
  static let genesis = "693c9fe4255d0d7a8b40231ad0e7173d82febf3fd76aae531ceefda008c73a28"
  static let thread = Array(UInt8(0xA0)..<0xB0)

  static let head = #"{"s":"x"}"#
  static let openBody =
    #"{"r":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8","text":"hold your own drink"}"#
  static let bodyHash = "cbc2a62f2b5f71c3618962e0e6be08aaaa59b2e3140606636ac7e09e764f7564"
  /// Line 1, epoch 0, after the genesis, with `head` and `openBody`.
  static let lineOne = "8183bdfa093ff3304f6940dc5daff98e89a42ac3743779428f493607310028ce"
  /// Line 0x0102030405060708, epoch 3, after the genesis, with `head` and no body.
  static let farLine = "f006cdb8e3437e81d46ccbfc6dda4822668b66b065e1839eeaee2be2c7f9faa6"

  static let codename = "pearl ladder oven thistle copper window march"
  static let sealedRoot = "9b016a9e18a542f2a4812ab8129f0cffabb8cd46ae48fe6c08728f29f1cdbf23"
  static let openRoot = "7c75bb84ff83788b920561123ee46751e8471ddde99d2f3c7c98aafded588e96"
  static let year: UInt64 = 2026
  static let yearSecret = "752b674e308da071cc5308ba2f469623378c52e4cae85464cccba22749dcaf6d"
  static let tag = "4f65a6b37093de1c521151f5089255fc07e9293942d6d49a58f2f19ce741d14e"
  static let voice = "275cd86af1ab9f20d21a7bb2ca81344afef1f49d9ae65eb186cb5f791db65f48"
  static let event = #"{"id":"oKGio6SlpqeoqaqrrK2urw"}"#
  static let tagSignature =
    "fd1d30c36f3d6d08ad78b6bf2041757005251b7676e6fc9ebbc1060816ba0c1c"
    + "2747d87b92d7d7f0de636486842a0725dc5f1f7093bf6b33beefc4bf4ff71002"
  static let founderSignature =
    "04c0c393b1c4b658753db2b3e8c3d1d17245a9d38ab39f557c2a8cec346aaba1"
    + "f09e18f68720e2d4eaba49773f430c301fbe030e6fe7ac11fcf22f3d7d461606"
  /// Scopes ("same-here", thread, 3), ("report", thread) and ("limit", 20000, 1).
  static let once = [
    "ba1ec13a697c9c84ca00212394b22cf4", "6c05a43b07a7ae0107f49e4acbb85037",
  ]

  /// Signed over "K4TZ".
  static let proof =
    "d39b8da2dab44bd6014b9ea1854e7e2916333a4825e6c916f88048ecb5c8ad98"
    + "a35ba5a31b43a5a0b3eda2429fcf7afcc706a03b8b22ff6a2bc6f3275d5e9c07"
  static let noteKey = "b0c77dc2c4fecbfb2d60c73cab4e7ef69544afe949145140d5122b9beef937bf"
  static let noteKeyHash = "069fca90e42ab2310eed44904880c33e13d3d21c31c673c6e488bf4c66900e3d"
  static let privateName = "e9bc1d70bd687dc5f33922979cec5f6d"

  static let invitation = "oven march pearl window ladder"
  static let rowName = "eea7f0ddb81ec918de48c123185d2edd"
  static let keyCheck = "f25c2f4e198d524a54fb3deda473226c2529d55a47537706d8c0c3d833b20d84"
  static let handleHash = "725330b24e8b4425682d87d7220d6ff6"
  /// Derived from `epochKey`.
  static let purposeKeys: [(EpochKeys.Purpose, String)] = [
    (.past, "257ff5f27be7f58f4e2a762a340e9a8611b97a3d0ed0772e2be92ffc9301169d"),
    (.snapshot, "edceffeaddbe70732e3f9debf2a4c6c5ecc6ac816588b960eb0cbbb75f297e63"),
  ]
  /// Epoch 1, without the newline: `codename`, who is `member` with the handle 0xB0..<0xC0, and
  /// `invitation`, until day 20,800.
  static let membersFile = #"""
    {"v":1,"e":1,"kc":"8lwvThmNUkpU-z3tpHMibCUp1VpHU3cG2MDD2DOyDYQ","past":"AAECAwQFBgcICQoLhEMc
    WC5RbwQhlTxEVHUVMlGxuz67RmfHKU046xJcGTw3qbUhgd7C8fVCx3nlW1M6","rows":[{"name":"lm2ZC29Jj2UC-
    bRorw9lAQ","pub":"q58mKMMlwUHp-yQw8QaFD2KTC8PwsS3zmpuEpJx8HRI","card":"AAECAwQFBgcICQoL9GkJs
    I2IdCK8XMiAQnmjgqiNHd4Eh0w8PvSclOxg7r4tvBofUPGV0hk","wrap":"ZrdqRTX3TG9GTI8jlcsFGGTQAnmsiMP8
    eT-gA1Li6lqaZjmQC5MIwTtZo9ZomcjyPGr1S6ng4blRiRGgGmoyTz1z67niZaej539pJfoFOPY","box":"AAECAwQF
    BgcICQoLTzxBRLVwE3cYALfaxEy2KWLtgG-AliwnJQtWfmo0geYXVjGTuI-kIqaH7cZm-pOLQCIMsYrIQ6NeOwwVfwI7
    -1WwfUQTJYKV4XW-jiklz-t9lBTBxKqwTtGSjZL-_2kbttDtEYzF4F0ILxTnY6x7QvUq6t712eHKKuAwWUXxf7Qr4Alx
    oU6olUwSjV5DChm0kE_BRst8aadMiwMzsNJzHLzTEYEfVrYUlfDczAGgNStL4Ivyk800vPJEd0JR8CJff00M4_224Rwp
    b69OKsS9WiT3aMsFEIMFGm7DosLqQK84B3OGJNWeoe9u2MPXSRmBV0uQhXKJb85jN1ZANlcNlPMTVc6JgB0VnwFqbfVn
    RMUrHQxZEEBRkD3XEifd6fvAP7Hvfb7x9Lp1H8DHuhrMYpCrAjGMMc1qws_aM1SO5nyfx3kaC4vT7dx_rNuO_ntxzQxR
    rB_F-0PnbhQYI7UcEmKJJtNuIqbhr28dWTdekKiKJOlfzwshLBKMmB6ZAFP4mKT8DNRwrVoqm6t2G1IfXfy32UKL-ZRF
    K8ocZlsyednMX9mF51WJu28B4puC5Ts1LjOxxd8pOpDKWYeRZl35HnP486QqtSIvs4bSSH5zQH9DzLEV6EyyZ4LA3i-b
    CVF4IErV4Tltufir2NNMRYEZwkXuMX9DkoNbSIvs7PslRlUiwdfVAaqmWOuFcBuW8LHI"},{"name":"7qfw3bgeyRje
    SMEjGF0u3Q","pub":"B6N8vBQgk8i3VdwbEOhstCY3StFqqFPtC9_AsrhtHHw","card":"AAECAwQFBgcICQoL9Rta
    gD_G_2aZNOUHlVuu7V6NHd4Eh0xtfqixvFGX7QYiARhAB2Ys13o","wrap":"kJcFsOfRgX21bNy4m6L6utPpoBssI7x
    z4-ydmi_5uCcQBdXNUaFoSCKAkt3texsPrrLj5GjWf3dEQs1uiKVGfhs_xjTuxgiTLHfxKKFToWc","box":"AAECAwQ
    FBgcICQoLHKmg-nDWAGseWuRr7-lQ9ylqUVb5xdMXVOPHQvBMqi-prn4wYtjjnQDXhEdxd0mqgIR95xrePeZYoEfmQG3
    82ObKSxceb3frfEjESZuGknT64VGCO80u_rbLEyWgFpz8u1FdKqaILqGDsvSifU6jDJK2QP2VSJYs3Zgj9ZLnoeojMjJ
    AzCF_RKy0SmrsSFesd7sHOfimFSy9ATBL7XqwAQjZnz4swVXyW1YtiCnM92Iz1WcuzmLl5HAaRdkOYOLtz0MRt1_lmtS
    QMyL-aHFB05ZOOQFuNGCthk9Yhye-cWHZoXrM-eH28fR3Sacvr6VCux7PEbrjFYsO0AHFR8c48STimIKHejc2hCHP0j_
    yv3Dxzi46d6scUqbw-Bsem7ww8Y-xvE53pymwDrRgUoni5NBjdktSr8RPCH-FTO_TCsooD9loxJWVJ_gcAFyHEoJKB9Z
    Bh7Xk2hfXYnDe14xSCVDAOZgW0L2dDtSKfkvLj40JCZhKnFmP4rZdoOEK5O94S5U1evqcKOougU66k9kwWd28wdtv5pj
    o1y3VHrfcGSDvQ0gfkbzw36Ws6nN-bBH6EcysEMu1c8JvFlpiCh-IPTpfr30DprMWdqxd_Cn4zi-yBda0tU4U5TDtC2J
    MT01dKRpBzxYHeaoPs1PP9VIVCCWUf0mHauYAyuCd3_RM9yBrFmTtL9r-o8suOTsYgClt"}],"sum":"Xfd18CIK4_zj
    58EQ_MFdjTkCXPb8wbgo7PjFGOKok_I"}
    """#.filter { !$0.isNewline }

  static let epochKey = Array(UInt8(64)..<96)
  static let bodyKey = Array(UInt8(128)..<160)
  static let bodyKeyHash = "1ca65b677e9419f35114b31df4784d1eabfddb160b807fad4291670df8836028"
  static let plainBody = #"{"text":"hold your own drink"}"#
  /// `head` at line 7, epoch 2, after the genesis, with `bodyHash`.
  static let sealedHead = #"""
    "AAECAwQFBgcICQoLFWFc8Fg0jhg8x-FAECOxbjwGazPuzSCNnpKxG0HTA46U9OTEEGG-aokQDG4Eex48ULSEvwCq5S9
    Y6vbijF5vaJfQvX_Af9Mjwf6I-PXPgPrOb3MzgcZIQQvIuVIhx7BjN8Hb-As_jc_PpSklg5CSWCy8G7hbIDtQ_NreEcj
    JJbLmzm-esouhxNB_tKV2WO2jUqAAevdshuwqcGyOIA4BWhA8tOOkrCOsQLIYFAM6CdBhBl9LNnYZAyl2NqTHXoOf6S0
    tukKLXnK_mPiR9P638JDiNcONPIF9NLEglL6QjfbWq1LKbz3WGYipHmUnt0_-OWm3gyaR6EgyXEjoZkcyg6XUW6rk_7T
    M_dPr-mFLye8vMV8HPT6HCof7tkN9ppJtzpzkSX8zaoiCk9JjAhVPst73LfYQbVZHAEHFhELEhR7NuKaFmrWkkwygf0U
    JLYmi61bRObutZgdA8FlxQ6kp31mx_p4r0RvZzISu3LIef21vS_QcRCEwTrNeGpoYAnAPZwnJ3EJQGjF7SqxqQRZthcs
    rjN6MJ9PoVTY2wgYRubRfQAMRLNfsiMhK7KiqENzuwKUjQDuASE5kKlWyWilwJP7It1a_2tt6QFmU4dn4rldfr4DTX3X
    a6bAxbNpKMKfjj-J-oVsQ3zyRDgmHDt9XrxeHyru-Oy2WdusuUq4dub72ARNcnj4VVbSy277zjqfe"
    """#.filter { !$0.isNewline }
  /// `plainBody` of the event with the id `thread`, under `bodyKey`.
  static let sealedBody = #"""
    "AAECAwQFBgcICQoLiGILTG1SWJHkHDYATHaEzoH1hqYDyffaszWt0ZoBVBK9cCfhyg0ba9zro2oTxvF4rYX9395cHID
    NlMbVAWVSH2XCnfJ6JcrSegRhUTum3lmZClhiAxGWlGd6Ucq_H_aLUTsmkLf1NB8dlOHlJmP-9wTNpeq5VkpPETw5bp-
    i-rzs5DnGqiTng2A_T_-qy0wwKFESBmhe9rBRjN5kHlQbkBk1VDb3QsGqj0gbLlFQESceHKHYV8qEGHLDM2LjY9kgKVK
    86hf-se8Rbwjromegwa7kOrlGu6Me_Rcp_GUCQSMzNjOkOqlyGDbLl3yTwJarVL2tjJM9Cy-K7BzHBtGAF_xC4IYuL3t
    C42J9W3izvi4YEjnu4vesex1DcLUNonduNOQsJMODGSrfVE1MdoylFzbsInHCEvKCfruPmKn0brucuB_hZTXJVW9enmn
    ycPv_HztpZAxd026c3XffkkJ1vn-0BMAuUPiLQe3jagNKKhYdLVOm64BX0kEzaSbq8CVenv0hZ9PkSli1ToJlmKJ5tEE
    bIyiRehVgENQnlvXC2WIrSLefC0tfnU50oxDxlb4uuQKx_pOdhfv7UMym02C4s1YMZkJ0kovq_SFCuY836y-Adr8z7ep
    zDC8jJ0w6Le5vDgV9hwgGClhJHYPQ-E_oh0JxsIqSILIxyifdfTW1IMlp4g2r7OyiNKRNyZO8M-NzAUGhbQPY2MOBzbB
    luQWXgB3Ahz16veoFJSx9_BNy1Bv5eWuiEj513GYBVRk-eCtQYOM0HfhRahWcCmg_7Z0tc9d1P2bhv1WbtIxAvg65kda
    GeRA6e925hge6GS0ypVpIK3tFd65KVMMFKic6skISZLgbO_CEnk0-xPMI4TS_cu-Ttve_2giHIbL3_b_06b_Vg6UZjtl
    aUsyVD6pXJ92WoUQw1lx-AzxX9ZGTwsLWbzEF5zJcjHwwjf2zTJVFqAupc2A5qpLt_RP2T23XnDbG7j-UCjD5OXpwWny
    TUzimQU-NVVNBDMxXiuuKj0G_xGaAV3FQF-CAUkB_b8v_csq9E_eZq7pd2k5qyCRHu_yLxJzFJaMzy_7iQXiY3OSM5AJ
    74jRFShAw8FNehvtjro6HLQzzl-sx7cDptaLCCC-yRQLH1eZ5XcwLISKEsCW142Syv8C5WOsNO6t2P2JQvGZjzX13HsX
    JClrpA8-wNW8uUBvQgRKaVABzKpBEbODcHZM4dNIF-owLqD1LElVYMlPdiSF7TnXCqnP5z9QZCm3GImOjlGLoHpj8IZB
    l4s0ubYURWKHsRnqK7C93OUB2bNK5esYeuK89-PWu0B4uhSk7sngo5Vb8G_Yf4dCJqbwIYSlvrSz1sI5fnAGLIVslTYw
    6IfuSbAgzuXKv7fxwyGko3kc"
    """#.filter { !$0.isNewline }
}
