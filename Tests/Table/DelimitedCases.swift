// Made with Python's csv module (newline="", default dialect): random pieces of delimited text
// below a heading row, and the rows that it reads in them, their cells trimmed, without rows
// that are wholly blank. Each row begins with its number.
enum DelimitedCases {
  static let all: [(text: String, rows: [[String]])] = [
    (
      "h1,h2,h3\nseventeen letters and moreaeightleta\"p,q\"\n\"x\"",
      [["2", "seventeen letters and moreaeightleta\"p", "q\""], ["3", "x"]]
    ),
    (
      "h1,h2,h3\n\u{A0},,\"l\nm\"\"l\nm\"\"\"sixteen letters!\"\"asixteen letters!\n\"r\"\"s\"\u{A0}sixteen letters!",
      [
        ["2", "", "", "l\nm\"l\nm\"sixteen letters!\"\"asixteen letters!"],
        ["3", "r\"s\u{A0}sixteen letters!"],
      ]
    ),
    (
      "h1,h2,h3\n\r\n,\"\"\r\"sixteen letters!\n,b\"r\"\"s\",\n\n,\"p,q\"aéseventeen letters and more",
      [["4", "sixteen letters!\n,br\"\"s\""], ["6", "", "p,qaéseventeen letters and more"]]
    ),
    (
      "h1,h2,h3\n,a\"\"a\"r\"\"s\"b,sixteen letters!\"é\"x\"aeightletsixteen letters!\"l\nm\"\"l\nm\" seventeen letters and more,\r\n",
      [
        ["2", "", "a\"\"a\"r\"\"s\"b", "sixteen letters!\"é\"x\"aeightletsixteen letters!\"l"],
        ["3", "m\"\"l"], ["4", "m\" seventeen letters and more"],
      ]
    ),
    (
      "h1,h2,h3\n\"p,q\",,b\"\"\"p,q\" seventeen letters and more\"r\"\"s\"\"r\"\"s\"",
      [["2", "p,q", "", "b\"\"\"p", "q\" seventeen letters and more\"r\"\"s\"\"r\"\"s\""]]
    ),
    (
      "h1,h2,h3\n\"r\"\"s\"\"x\",sixteen letters!\"l\nm\"\"\",",
      [["2", "r\"s\"x", "sixteen letters!\"l"], ["3", "m\"\"\""]]
    ),
    (
      "h1,h2,h3\n\"x\"",
      [["2", "x"]]
    ),
    (
      "h1,h2,h3\n,\u{A0}",
      []
    ),
    (
      "h1,h2,h3\nb\"p,q\"\n,,\n\u{A0}\r\n\"p,q\"",
      [["2", "b\"p", "q\""], ["5", "p,q"]]
    ),
    (
      "h1,h2,h3\n,a\"l\nm\"\"\"p,q\"b,\"x\"seventeen letters and more\"\n\"r\"\"s\"a\u{A0}aa\neightletseventeen letters and more\r\"\",\"r\"\"s\"\n\"\"sixteen letters!",
      [
        ["2", "", "a\"l"], ["3", "m\"\"\"p", "q\"b", "xseventeen letters and more\""],
        ["4", "r\"sa\u{A0}aa"], ["5", "eightletseventeen letters and more"], ["6", "", "r\"s"],
        ["7", "sixteen letters!"],
      ]
    ),
    (
      "h1,h2,h3\neightlet\r\u{A0}é",
      [["2", "eightlet"], ["3", "é"]]
    ),
    (
      "h1,h2,h3\nb\n,a\reightlet\"p,q\"\rsixteen letters!\"x\"é ",
      [
        ["2", "b"], ["3", "", "a"], ["4", "eightlet\"p", "q\""], ["5", "sixteen letters!\"x\"é"],
      ]
    ),
    (
      "h1,h2,h3\nsixteen letters!\"l\nm\"b\"\"\r\rseventeen letters and more\r\n,\r\"l\nm\"\"p,q\"\r\"\"x\"\n\"x\"\r\n\r\"\"ébeightlet\"\"é\"p,q\",\"\"",
      [
        ["2", "sixteen letters!\"l"], ["3", "m\"b\"\""], ["5", "seventeen letters and more"],
        ["7", "l\nm\"p,q"], ["8", "x\""], ["9", "x"], ["11", "ébeightlet\"\"é\"p", "q\""],
      ]
    ),
    (
      "h1,h2,h3\n\r\n\n\"r\"\"s\"\n\neightlet,\r\n\"\"",
      [["4", "r\"s"], ["6", "eightlet"]]
    ),
    (
      "h1,h2,h3\n\u{A0}eightlet\",bb\r\n\"r\"\"s\"eightlet\"p,q\"\"p,q\"é\"p,q\"\u{A0}\u{A0}é",
      [
        ["2", "eightlet\"", "bb"],
        ["3", "r\"seightlet\"p", "q\"\"p", "q\"é\"p", "q\"\u{A0}\u{A0}é"],
      ]
    ),
    (
      "h1,h2,h3\n\"p,q\"\"x\"\"r\"\"s\",a\"sixteen letters!\r\n\u{A0}\n",
      [["2", "p,q\"x\"r\"s", "a\"sixteen letters!"]]
    ),
    (
      "h1,h2,h3\n\n\n\n seventeen letters and more,\nsixteen letters!sixteen letters!,\"x\"é\"l\nm\"\"l\nm\",",
      [
        ["5", "seventeen letters and more"], ["6", "sixteen letters!sixteen letters!", "xé\"l"],
        ["7", "m\"\"l"], ["8", "m\""],
      ]
    ),
    (
      "h1,h2,h3\n\r\n \u{A0}é\"\"\u{A0},\"p,q\"\"\"\rsixteen letters!\"r\"\"s\"\n\"l\nm\",seventeen letters and moreseventeen letters and moreb,\r\n\n,seventeen letters and more\"p,q\"",
      [
        ["3", "é\"\"", "p,q\""], ["4", "sixteen letters!\"r\"\"s\""],
        ["5", "l\nm", "seventeen letters and moreseventeen letters and moreb"],
        ["7", "", "seventeen letters and more\"p", "q\""],
      ]
    ),
    (
      "h1,h2,h3\n\"l\nm\"é,\r\nseventeen letters and morea\"\"b\n\"l\nm\"\"l\nm\"\u{A0}",
      [["2", "l\nmé"], ["3", "seventeen letters and morea\"\"b"], ["4", "l\nm\"l\nm"]]
    ),
    (
      "h1,h2,h3\n\"l\nm\",\"p,q\"\"p,q\",\"p,q\"\nb\"x\"\r\ra",
      [["2", "l\nm", "p,q\"p,q", "p,q"], ["3", "b\"x\""], ["5", "a"]]
    ),
    (
      "h1,h2,h3\n, \"\",\n\"l\nm\"seventeen letters and moreseventeen letters and moreb\"r\"\"s\"\r\n, ",
      [
        ["2", "", "\"\""],
        ["3", "l\nmseventeen letters and moreseventeen letters and moreb\"r\"\"s\""],
      ]
    ),
    (
      "h1,h2,h3\n\r\"\"é\"l\nm\",\"\r\"p,q\",,,\n\u{A0}aé\nsixteen letters!\"r\"\"s\",seventeen letters and moreeightleté\"r\"\"s\"",
      [
        ["3", "é\"l"], ["4", "m\"", "p", "q\""], ["5", "aé"],
        ["6", "sixteen letters!\"r\"\"s\"", "seventeen letters and moreeightleté\"r\"\"s\""],
      ]
    ),
    (
      "h1,h2,h3\né\r,\r\r\n \"l\nm\"eightlet\"x\"\n\"é\"x\"\"x\"\"\n\"x\",\"\"a,\r",
      [
        ["2", "é"], ["5", "\"l"], ["6", "m\"eightlet\"x\""], ["7", "éx\"\"x\"\""], ["8", "x", "a"],
      ]
    ),
    (
      "h1,h2,h3\n,seventeen letters and more\"p,q\"\"l\nm\"",
      [["2", "", "seventeen letters and more\"p", "q\"\"l"], ["3", "m\""]]
    ),
    (
      "h1,h2,h3\n\r\n\n\u{A0}\",\"p,q\"\"l\nm\"\"\"\"é\"\"\"x\"\"\"\"\"é\"p,q\",\n",
      [["4", "\"", "p,q\"l\nm\"\"é\"x\"\"\"\"\"é\"p", "q\""]]
    ),
    (
      "h1,h2,h3\n,\"p,q\"\"\"b\"\"\u{A0}sixteen letters!aé\",eightletsixteen letters!\"r\"\"s\"\"a\"l\nm\" seventeen letters and more",
      [
        [
          "2", "", "p,q\"b\"\"\u{A0}sixteen letters!aé\"",
          "eightletsixteen letters!\"r\"\"s\"\"a\"l",
        ], ["3", "m\" seventeen letters and more"],
      ]
    ),
    (
      "h1,h2,h3\n ,\r\"r\"\"s\" ,\"\"\n\r\n\"r\"\"s\"\r\n\rsixteen letters!\"x\",,bésixteen letters!é \n",
      [["3", "r\"s"], ["5", "r\"s"], ["7", "sixteen letters!\"x\"", "", "bésixteen letters!é"]]
    ),
    (
      "h1,h2,h3\n\r\r\nsixteen letters!\"r\"\"s\"\rseventeen letters and more, \"l\nm\",bésixteen letters!\"x\"\u{A0}\"l\nm\",\"l\nm\"\"\"x\"sixteen letters!ab,\u{A0}",
      [
        ["4", "sixteen letters!\"r\"\"s\""], ["5", "seventeen letters and more", "\"l"],
        ["6", "m\"", "bésixteen letters!\"x\"\u{A0}\"l"],
        ["7", "m\"", "l\nm\"x\"sixteen letters!ab"],
      ]
    ),
    (
      "h1,h2,h3\nseventeen letters and more\"l\nm\"\"x\"sixteen letters!\"l\nm\",\"\"a\"\"\"r\"\"s\"\r\neightleta\r\u{A0}é\u{A0}\"x\"\r\n\"\"é,sixteen letters!\"\"aseventeen letters and more",
      [
        ["2", "seventeen letters and more\"l"], ["3", "m\"\"x\"sixteen letters!\"l"],
        ["4", "m\"", "a\"\"\"r\"\"s\""], ["5", "eightleta"], ["6", "é\u{A0}\"x\""],
        ["7", "é", "sixteen letters!\"\"aseventeen letters and more"],
      ]
    ),
    (
      "h1,h2,h3\nb\"r\"\"s\"é a,\r\n\r\né\r\"\"l\nm\"\n \n\r\"\"\r\n,\u{A0}",
      [["2", "b\"r\"\"s\"é a"], ["4", "é"], ["5", "l"], ["6", "m\""]]
    ),
    (
      "h1,h2,h3\n\"\"\u{A0}\r\n",
      []
    ),
    (
      "h1,h2,h3\n\n,, \n,,a\"x\"\"x\"eightletsixteen letters!\"p,q\"eightlet\"sixteen letters!\"l\nm\"a\r\n\u{A0}seventeen letters and moresixteen letters!,\u{A0} ",
      [
        [
          "4", "", "", "a\"x\"\"x\"eightletsixteen letters!\"p", "q\"eightlet\"sixteen letters!\"l",
        ], ["5", "m\"a"], ["6", "seventeen letters and moresixteen letters!"],
      ]
    ),
    (
      "h1,h2,h3\n\"\r\n\"l\nm\"\nbé,seventeen letters and moreéseventeen letters and more\"p,q\"b\n\"\"seventeen letters and moreé \"\"seventeen letters and moresixteen letters!\n\"\"\"seventeen letters and more\"r\"\"s\"seventeen letters and more\r\n",
      [
        ["2", "l"], ["3", "m\""],
        ["4", "bé", "seventeen letters and moreéseventeen letters and more\"p", "q\"b"],
        ["5", "seventeen letters and moreé \"\"seventeen letters and moresixteen letters!"],
        ["6", "\"seventeen letters and morer\"\"s\"seventeen letters and more"],
      ]
    ),
    (
      "h1,h2,h3\n\"r\"\"s\"\"x\"b,seventeen letters and more\r\nsixteen letters!\"\r\"\"p,q\",\"l\nm\"\r",
      [
        ["2", "r\"s\"xb", "seventeen letters and more"], ["3", "sixteen letters!\""],
        ["4", "p", "q\"", "l\nm"],
      ]
    ),
    (
      "h1,h2,h3\néseventeen letters and more \"x\",\"x\"\"x\"sixteen letters!\"r\"\"s\"\"x\"\u{A0}\"l\nm\"a\"\",\n\r\n\"x\"\u{A0}\"l\nm\"a,\r \"r\"\"s\"\"l\nm\"sixteen letters!,",
      [
        ["2", "éseventeen letters and more \"x\"", "x\"xsixteen letters!\"r\"\"s\"\"x\"\u{A0}\"l"],
        ["3", "m\"a\"\""], ["5", "x\u{A0}\"l"], ["6", "m\"a"], ["7", "\"r\"\"s\"\"l"],
        ["8", "m\"sixteen letters!"],
      ]
    ),
    (
      "h1,h2,h3\n\"\",\"r\"\"s\"\"l\nm\"\n\"p,q\"beightlet aa\"\"x\"\"l\nm\"\"bsixteen letters!\nb\n",
      [
        ["2", "", "r\"s\"l\nm"], ["3", "p,qbeightlet aa\"\"x\"\"l"],
        ["4", "m\"\"bsixteen letters!"], ["5", "b"],
      ]
    ),
    (
      "h1,h2,h3\n,\"\"\"\"bseventeen letters and more\r\"p,q\"é\"r\"\"s\"\"\"l\nm\"b,\"\"\nseventeen letters and more",
      [
        ["2", "", "\"bseventeen letters and more"], ["3", "p,qé\"r\"\"s\"\"\"l"], ["4", "m\"b"],
        ["5", "seventeen letters and more"],
      ]
    ),
    (
      "h1,h2,h3\n\n\"x\"\n,seventeen letters and more\"x\"\u{A0}\n\"r\"\"s\",b\"\"\u{A0},sixteen letters!\n",
      [
        ["3", "x"], ["4", "", "seventeen letters and more\"x\""],
        ["5", "r\"s", "b\"\"", "sixteen letters!"],
      ]
    ),
    (
      "h1,h2,h3\n\"l\nm\"\r \"x\"éa,",
      [["2", "l\nm"], ["3", "\"x\"éa"]]
    ),
    (
      "h1,h2,h3\nseventeen letters and more ,\"\"\n,sixteen letters! \n\"p,q\"sixteen letters!sixteen letters!\nsixteen letters!\"\rsixteen letters!\"p,q\"seventeen letters and moreb",
      [
        ["2", "seventeen letters and more"], ["3", "", "sixteen letters!"],
        ["4", "p,qsixteen letters!sixteen letters!"], ["5", "sixteen letters!\""],
        ["6", "sixteen letters!\"p", "q\"seventeen letters and moreb"],
      ]
    ),
    (
      "h1,h2,h3\n\"r\"\"s\"\"\"\u{A0}eightlet\r\n\"\"\"r\"\"s\"eightletb\"seventeen letters and more\"x\"bb\"l\nm\" a\n\"l\nm\",asixteen letters!",
      [
        ["2", "r\"s\"\u{A0}eightlet"],
        ["3", "\"r\"seightletb\"seventeen letters and more\"x\"bb\"l"], ["4", "m\" a"],
        ["5", "l\nm", "asixteen letters!"],
      ]
    ),
    (
      "h1,h2,h3\nasixteen letters!\r\n\"r\"\"s\"é\"p,q\"\"l\nm\"\"x\"é\n\"x\"\nseventeen letters and moreb,é\"l\nm\"\r ",
      [
        ["2", "asixteen letters!"], ["3", "r\"sé\"p", "q\"\"l"], ["4", "m\"\"x\"é"], ["5", "x"],
        ["6", "seventeen letters and moreb", "é\"l"], ["7", "m\""],
      ]
    ),
    (
      "h1,h2,h3\n\"l\nm\"b\"p,q\"eightlet\"p,q\",seventeen letters and moreb\"sixteen letters!",
      [["2", "l\nmb\"p", "q\"eightlet\"p", "q\"", "seventeen letters and moreb\"sixteen letters!"]]
    ),
    (
      "h1,h2,h3\n\rseventeen letters and more,\"l\nm\",\"r\"\"s\",sixteen letters!\"l\nm\"\"\"sixteen letters!\u{A0}seventeen letters and more\"\"seventeen letters and more\"r\"\"s\"\r\n\n\nsixteen letters!\",a,",
      [
        ["3", "seventeen letters and more", "l\nm", "r\"s", "sixteen letters!\"l"],
        [
          "4",
          "m\"\"\"sixteen letters!\u{A0}seventeen letters and more\"\"seventeen letters and more\"r\"\"s\"",
        ], ["7", "sixteen letters!\"", "a"],
      ]
    ),
    (
      "h1,h2,h3\naaaeightleta\"r\"\"s\"\u{A0}\"a,seventeen letters and moreeightlet,\n",
      [["2", "aaaeightleta\"r\"\"s\"\u{A0}\"a", "seventeen letters and moreeightlet"]]
    ),
    (
      "h1,h2,h3\n\r\n\"r\"\"s\"\"\r\n\"\r\u{A0}\n\"r\"\"s\"\nsixteen letters!\"p,q\"é\"p,q\"\"p,q\"sixteen letters!,,",
      [
        ["3", "r\"s\""], ["5", "r\"s"],
        ["6", "sixteen letters!\"p", "q\"é\"p", "q\"\"p", "q\"sixteen letters!"],
      ]
    ),
    (
      "h1,h2,h3\n\"l\nm\" \r,",
      [["2", "l\nm"]]
    ),
    (
      "h1,h2,h3\n,\"l\nm\"a\"l\nm\",\ré\u{A0}eightlet\"l\nm\"\"p,q\",\"p,q\"\"r\"\"s\"b\"",
      [
        ["2", "", "l\nma\"l"], ["3", "m\""], ["4", "é\u{A0}eightlet\"l"],
        ["5", "m\"\"p", "q\"", "p,q\"r\"sb\""],
      ]
    ),
    (
      "h1,h2,h3\n\"r\"\"s\",\nseventeen letters and more\r\r\"r\"\"s\"\n\u{A0}\u{A0}\"p,q\"é\"p,q\",\u{A0}seventeen letters and moreb\n\n\r",
      [
        ["2", "r\"s"], ["3", "seventeen letters and more"], ["5", "r\"s"],
        ["6", "\"p", "q\"é\"p", "q\"", "seventeen letters and moreb"],
      ]
    ),
    (
      "h1,h2,h3\na\u{A0},,sixteen letters!\"p,q\"sixteen letters!\n\"p,q\"\"\"\"p,q\"\"\"\"r\"\"s\"sixteen letters!é,",
      [
        ["2", "a", "", "sixteen letters!\"p", "q\"sixteen letters!"],
        ["3", "p,q\"\"p,q\"\"r\"ssixteen letters!é"],
      ]
    ),
    (
      "h1,h2,h3\né\"\"eightlet,é\"r\"\"s\"\"l\nm\"b\u{A0}\nsixteen letters!seventeen letters and moresixteen letters!\"l\nm\"\"r\"\"s\"\"x\"\"x\",seventeen letters and more \"sixteen letters!eightlet\"p,q\"\"p,q\",",
      [
        ["2", "é\"\"eightlet", "é\"r\"\"s\"\"l"], ["3", "m\"b"],
        ["4", "sixteen letters!seventeen letters and moresixteen letters!\"l"],
        [
          "5", "m\"\"r\"\"s\"\"x\"\"x\"",
          "seventeen letters and more \"sixteen letters!eightlet\"p", "q\"\"p", "q\"",
        ],
      ]
    ),
    (
      "h1,h2,h3\n\n\"\u{A0}a\"l\nm\" \"r\"\"s\"\"r\"\"s\",\r\rab,sixteen letters!\u{A0},éa\"x\"\"\"eightletseventeen letters and more\"p,q\"\n\"p,q\"",
      [
        ["3", "al"], ["4", "m\" \"r\"\"s\"\"r\"\"s\""],
        ["6", "ab", "sixteen letters!", "éa\"x\"\"\"eightletseventeen letters and more\"p", "q\""],
        ["7", "p,q"],
      ]
    ),
    (
      "h1,h2,h3\n\n, \"l\nm\"eightlet\r\n\r,\r \n\r\n,\"é\"\"\ré,,é\"p,q\"é\"\", \"l\nm\"sixteen letters!",
      [
        ["3", "", "\"l"], ["4", "m\"eightlet"], ["9", "", "é\"\ré,,ép", "q\"é\"\"", "\"l"],
        ["10", "m\"sixteen letters!"],
      ]
    ),
    (
      "h1,h2,h3\n\"\"b \"b",
      [["2", "b \"b"]]
    ),
    (
      "h1,h2,h3\né\"p,q\"b\"l\nm\"\neightlet,\n\"x\" \u{A0}\n\r\n\n\"\"\n\"p,q\"\"x\"\"l\nm\"\"r\"\"s\"\"l\nm\"é\"l\nm\"a,",
      [
        ["2", "é\"p", "q\"b\"l"], ["3", "m\""], ["4", "eightlet"], ["5", "x"],
        ["9", "p,q\"x\"l\nm\"r\"s\"l\nmé\"l"], ["10", "m\"a"],
      ]
    ),
    (
      "h1,h2,h3\n\"r\"\"s\"eightlet",
      [["2", "r\"seightlet"]]
    ),
    (
      "h1,h2,h3\n\"p,q\"\u{A0}\r\n\"p,q\"\n\r\n,b\"r\"\"s\"\rsixteen letters!\"\"sixteen letters!\r\n\"l\nm\"eightlet\"p,q\"seventeen letters and morea\n \"p,q\"\"l\nm\"\"r\"\"s\" \"\"\r\n",
      [
        ["2", "p,q"], ["3", "p,q"], ["5", "", "b\"r\"\"s\""],
        ["6", "sixteen letters!\"\"sixteen letters!"],
        ["7", "l\nmeightlet\"p", "q\"seventeen letters and morea"], ["8", "\"p", "q\"\"l"],
        ["9", "m\"\"r\"\"s\" \"\""],
      ]
    ),
    (
      "h1,h2,h3\n\n\na\"\"a",
      [["4", "a\"\"a"]]
    ),
    (
      "h1,h2,h3\n\"x\"\neightletseventeen letters and moreseventeen letters and more\u{A0}b\"a,\"l\nm\", \"x\"\"l\nm\"\"r\"\"s\"bseventeen letters and more",
      [
        ["2", "x"],
        [
          "3", "eightletseventeen letters and moreseventeen letters and more\u{A0}b\"a", "l\nm",
          "\"x\"\"l",
        ], ["4", "m\"\"r\"\"s\"bseventeen letters and more"],
      ]
    ),
    (
      "h1,h2,h3\nseventeen letters and more \n\r\n\r\u{A0}\"\"\"r\"\"s\"\"",
      [["2", "seventeen letters and more"], ["5", "\"\"\"r\"\"s\"\""]]
    ),
    (
      "h1,h2,h3\n\"r\"\"s\"\"x\",abeightlet eightlet",
      [["2", "r\"s\"x", "abeightlet eightlet"]]
    ),
    (
      "h1,h2,h3\n\rsixteen letters!é\"p,q\"\u{A0}\n\rsixteen letters!\r\n\n\"p,q\"eightlet\n\"\"eightletseventeen letters and moreé\"\"\"\"l\nm\"\u{A0}",
      [
        ["3", "sixteen letters!é\"p", "q\""], ["5", "sixteen letters!"], ["7", "p,qeightlet"],
        ["8", "eightletseventeen letters and moreé\"\"\"\"l"], ["9", "m\""],
      ]
    ),
    (
      "h1,h2,h3\n\u{A0}\u{A0}sixteen letters!eightlet\"x\"\"l\nm\"\n\n",
      [["2", "sixteen letters!eightlet\"x\"\"l"], ["3", "m\""]]
    ),
    (
      "h1,h2,h3\n,, \nsixteen letters!\n seventeen letters and more\r\neightlet",
      [["3", "sixteen letters!"], ["4", "seventeen letters and more"], ["5", "eightlet"]]
    ),
    (
      "h1,h2,h3\n\u{A0} sixteen letters!\n\"r\"\"s\"\rsixteen letters!é,\u{A0}\n\r\n\r\na\"x\",\n\r\n",
      [["2", "sixteen letters!"], ["3", "r\"s"], ["4", "sixteen letters!é"], ["7", "a\"x\""]]
    ),
    (
      "h1,h2,h3\n,b,\"x\"\r\n\"l\nm\"\n\r\n\nb\"r\"\"s\"\n",
      [["2", "", "b", "x"], ["3", "l\nm"], ["6", "b\"r\"\"s\""]]
    ),
    (
      "h1,h2,h3\n\r\nbeightlet\"x\"\rseventeen letters and more\n,\n\"l\nm\"seventeen letters and more,eightlet\n,\"r\"\"s\"b,,,eightlet\rsixteen letters!\"\"ba ,",
      [
        ["3", "beightlet\"x\""], ["4", "seventeen letters and more"],
        ["6", "l\nmseventeen letters and more", "eightlet"],
        ["7", "", "r\"sb", "", "", "eightlet"], ["8", "sixteen letters!\"\"ba"],
      ]
    ),
    (
      "h1,h2,h3\n\"\"é,\"p,q\"\"r\"\"s\"eightletb,,\r\na,é,\"r\"\"s\"\r\neightlet,,\"r\"\"s\"",
      [["2", "é", "p,q\"r\"seightletb"], ["3", "a", "é", "r\"s"], ["4", "eightlet", "", "r\"s"]]
    ),
    (
      "h1,h2,h3\nsixteen letters!\r\nseventeen letters and more",
      [["2", "sixteen letters!"], ["3", "seventeen letters and more"]]
    ),
    (
      "h1,h2,h3\né\"x\"\"l\nm\"sixteen letters!\"\"\"eightlet\"x\"\"x\",\"r\"\"s\"\r\"r\"\"s\"\"r\"\"s\"\"\",,é\"p,q\"\"\"\"\"é\"r\"\"s\"b\n",
      [
        ["2", "é\"x\"\"l"], ["3", "m\"sixteen letters!\"\"\"eightlet\"x\"\"x\"", "r\"s"],
        ["4", "r\"s\"r\"s\"", "", "é\"p", "q\"\"\"\"\"é\"r\"\"s\"b"],
      ]
    ),
    (
      "h1,h2,h3\n,é\"r\"\"s\"\r,\"l\nm\"\"p,q\" \r\n\u{A0} \"\"eightlet\n,eightlet\"x\"\"x\"\",\r\n\"l\nm\"\"\"\"\u{A0}, \"p,q\"",
      [
        ["2", "", "é\"r\"\"s\""], ["3", "", "l\nm\"p,q"], ["4", "\"\"eightlet"],
        ["5", "", "eightlet\"x\"\"x\"\""], ["6", "l\nm\"\"\u{A0}, p", "q\""],
      ]
    ),
    (
      "h1,h2,h3\n\"l\nm\"\"x\"\n\r\n,aa\"\"",
      [["2", "l\nm\"x"], ["4", "", "aa\"\""]]
    ),
    (
      "h1,h2,h3\nsixteen letters!\"\"\"\",,a",
      [["2", "sixteen letters!\"\"\"\"", "", "a"]]
    ),
    (
      "h1,h2,h3\nsixteen letters!\r\n\n",
      [["2", "sixteen letters!"]]
    ),
    (
      "h1,h2,h3\neightlet",
      [["2", "eightlet"]]
    ),
    (
      "h1,h2,h3\n,ésixteen letters!\r\n\n,é\r\"l\nm\"eightlet\u{A0}seventeen letters and more\"\"\r\neightlet\"x\",\r\"l\nm\"",
      [
        ["2", "", "ésixteen letters!"], ["4", "", "é"],
        ["5", "l\nmeightlet\u{A0}seventeen letters and more\"\""], ["6", "eightlet\"x\""],
        ["7", "l\nm"],
      ]
    ),
    (
      "h1,h2,h3\na\"x\"\"p,q\",\"eightlet\"l\nm\"\r\nsixteen letters!\n\"p,q\",\n,\n\"\"\"r\"\"s\"éa\neightlet\n\né",
      [
        ["2", "a\"x\"\"p", "q\"", "eightletl"], ["3", "m\""], ["4", "sixteen letters!"],
        ["5", "p,q"], ["7", "\"r\"séa"], ["8", "eightlet"], ["10", "é"],
      ]
    ),
    (
      "h1,h2,h3\n\"p,q\"b\"\"a\"l\nm\"\"l\nm\"sixteen letters!\"p,q\"\"r\"\"s\"\"\"\"p,q\"\r\n\"\"r\"\"s\",\né",
      [
        ["2", "p,qb\"\"a\"l"], ["3", "m\"\"l"],
        ["4", "m\"sixteen letters!\"p", "q\"\"r\"\"s\"\"\"\"p", "q\""], ["5", "r\"\"s\""],
        ["6", "é"],
      ]
    ),
    (
      "h1,h2,h3\n\r\né\n\u{A0}seventeen letters and more,\r\n\"\",sixteen letters!eightlet\"\"x\",b,\"r\"\"s\"\"r\"\"s\"éa\"p,q\"\"\n,",
      [
        ["3", "é"], ["4", "seventeen letters and more"],
        ["5", "", "sixteen letters!eightlet\"\"x\"", "b", "r\"s\"r\"séa\"p", "q\"\""],
      ]
    ),
    (
      "h1,h2,h3\n\"l\nm\"\n\" sixteen letters!\"seventeen letters and more\"r\"\"s\"sixteen letters!éa\r\"\"x\"aa\u{A0}\"r\"\"s\" \ra,",
      [
        ["2", "l\nm"],
        ["3", "sixteen letters!seventeen letters and more\"r\"\"s\"sixteen letters!éa"],
        ["4", "x\"aa\u{A0}\"r\"\"s\""], ["5", "a"],
      ]
    ),
    (
      "h1,h2,h3\n,,eightlet, \n",
      [["2", "", "", "eightlet"]]
    ),
    (
      "h1,h2,h3\neightlet,éb\"x\",\rseventeen letters and more \"l\nm\"\"sixteen letters!,\r\n ,\"r\"\"s\",\"r\"\"s\"",
      [
        ["2", "eightlet", "éb\"x\""], ["3", "seventeen letters and more \"l"],
        ["4", "m\"\"sixteen letters!"], ["5", "", "r\"s", "r\"s"],
      ]
    ),
    (
      "h1,h2,h3\n,b,\"p,q\"\"\"eightleta\n\r,asixteen letters!\n\"l\nm\",aseventeen letters and morebseventeen letters and more\r\n\"x\"",
      [
        ["2", "", "b", "p,q\"eightleta"], ["4", "", "asixteen letters!"],
        ["5", "l\nm", "aseventeen letters and morebseventeen letters and more"], ["6", "x"],
      ]
    ),
    (
      "h1,h2,h3\nseventeen letters and more\"r\"\"s\"éeightlet\"r\"\"s\" \r\n\"x\"\"p,q\",,,b \r\n\rsixteen letters!,,,\"p,q\"\u{A0}\",a",
      [
        ["2", "seventeen letters and more\"r\"\"s\"éeightlet\"r\"\"s\""],
        ["3", "x\"p,q", "", "", "b"], ["5", "sixteen letters!", "", "", "p,q\u{A0}\"", "a"],
      ]
    ),
    (
      "h1,h2,h3\n\"r\"\"s\"\"x\"\r\nsixteen letters!eightletsixteen letters!\"p,q\"\"l\nm\"\r,eightleté\u{A0},b\"\"",
      [
        ["2", "r\"s\"x"], ["3", "sixteen letters!eightletsixteen letters!\"p", "q\"\"l"],
        ["4", "m\""], ["5", "", "eightleté", "b\"\""],
      ]
    ),
    (
      "h1,h2,h3\n,b,b\r\n\"x\"\u{A0}\"\"\u{A0}b",
      [["2", "", "b", "b"], ["3", "x\u{A0}\"\"\u{A0}b"]]
    ),
    (
      "h1,h2,h3\nb,",
      [["2", "b"]]
    ),
    (
      "h1,h2,h3\n\"x\"",
      [["2", "x"]]
    ),
    (
      "h1,h2,h3\n\u{A0}\"l\nm\",,\"\"r\"\"s\"\n\"\" \"p,q\"\"\"r\"\"s\"\"x\"\"ab,,\"x\"\"r\"\"s\"\"r\"\"s\",,\"x\",\"\",",
      [
        ["2", "\"l"], ["3", "m\"", "", "r\"\"s\""],
        ["4", "\"p", "q\"\"\"r\"\"s\"\"x\"\"ab", "", "x\"r\"s\"r\"s", "", "x"],
      ]
    ),
    (
      "h1,h2,h3\n\n\"\" ,,\u{A0}\n\"x\"\n\"\"seventeen letters and moresixteen letters!\u{A0},seventeen letters and more\ré ",
      [
        ["4", "x"],
        ["5", "seventeen letters and moresixteen letters!", "seventeen letters and more"],
        ["6", "é"],
      ]
    ),
    (
      "h1,h2,h3\n\r\n\né\nseventeen letters and more\r\n\r\nb\n\"l\nm\"\na\",,\"\"r\"\"s\"\na\n",
      [
        ["4", "é"], ["5", "seventeen letters and more"], ["7", "b"], ["8", "l\nm"],
        ["9", "a\"", "", "r\"\"s\""], ["10", "a"],
      ]
    ),
    (
      "h1,h2,h3\nb\u{A0}\"p,q\"\"r\"\"s\"b,b \u{A0}aeightlet,\"x\",\"\"\"p,q\"\r\n\"p,q\"é\"p,q\"",
      [
        ["2", "b\u{A0}\"p", "q\"\"r\"\"s\"b", "b \u{A0}aeightlet", "x", "\"p,q"],
        ["3", "p,qé\"p", "q\""],
      ]
    ),
    (
      "h1,h2,h3\nb\"l\nm\"\"x\"\"r\"\"s\"seventeen letters and more\"x\",\u{A0}sixteen letters!\r\n\neightlet\"p,q\"\"r\"\"s\",\n,sixteen letters!\nbésixteen letters!é\"r\"\"s\"\r\n",
      [
        ["2", "b\"l"],
        ["3", "m\"\"x\"\"r\"\"s\"seventeen letters and more\"x\"", "sixteen letters!"],
        ["5", "eightlet\"p", "q\"\"r\"\"s\""], ["6", "", "sixteen letters!"],
        ["7", "bésixteen letters!é\"r\"\"s\""],
      ]
    ),
    (
      "h1,h2,h3\n,\r\n\né,\u{A0}a\"r\"\"s\"\r\"l\nm\"seventeen letters and more\"\"\r\"\"\"r\"\"s\",\r \"\"x\"sixteen letters!éseventeen letters and more",
      [
        ["4", "é", "a\"r\"\"s\""], ["5", "l\nmseventeen letters and more\"\""], ["6", "\"r\"s"],
        ["7", "\"\"x\"sixteen letters!éseventeen letters and more"],
      ]
    ),
    (
      "h1,h2,h3\n\n,\"\"\r\né",
      [["4", "é"]]
    ),
    (
      "h1,h2,h3\n\r,\né,,\"l\nm\"\r\nseventeen letters and more\r\né\"x\"seventeen letters and more\r\nseventeen letters and moreé \"r\"\"s\"\"l\nm\"\r\n\n,\r\r,\n\u{A0}\"",
      [
        ["4", "é", "", "l\nm"], ["5", "seventeen letters and more"],
        ["6", "é\"x\"seventeen letters and more"],
        ["7", "seventeen letters and moreé \"r\"\"s\"\"l"], ["8", "m\""], ["13", "\""],
      ]
    ),
    (
      "h1,h2,h3\n\n\"l\nm\"\"r\"\"s\"",
      [["3", "l\nm\"r\"s"]]
    ),
    (
      "h1,h2,h3\n\u{A0},\"\"",
      []
    ),
    (
      "h1,h2,h3\nb\r  \" b\u{A0}seventeen letters and more\u{A0} \"p,q\"\"r\"\"s\"a\"\r\n\"l\nm\"\"x\",\"x\"\"r\"\"s\"sixteen letters!\"r\"\"s\"\"l\nm\"seventeen letters and more\"p,q\"\n",
      [
        ["2", "b"], ["3", "\" b\u{A0}seventeen letters and more\u{A0} \"p", "q\"\"r\"\"s\"a\""],
        ["4", "l\nm\"x", "x\"r\"ssixteen letters!\"r\"\"s\"\"l"],
        ["5", "m\"seventeen letters and more\"p", "q\""],
      ]
    ),
    (
      "h1,h2,h3\n\"l\nm\",\ra\"p,q\"\"p,q\"\"\"sixteen letters!\"l\nm\"",
      [["2", "l\nm"], ["3", "a\"p", "q\"\"p", "q\"\"\"sixteen letters!\"l"], ["4", "m\""]]
    ),
    (
      "h1,h2,h3\n\"l\nm\"\"l\nm\"é\u{A0}sixteen letters!,b\nseventeen letters and more,eightlet\rb,",
      [
        ["2", "l\nm\"l\nmé\u{A0}sixteen letters!", "b"],
        ["3", "seventeen letters and more", "eightlet"], ["4", "b"],
      ]
    ),
    (
      "h1,h2,h3\nseventeen letters and more\"\"\"\u{A0}\nseventeen letters and more\n\u{A0} \"l\nm\" ,\"\"asixteen letters!\nsixteen letters!\r\n,",
      [
        ["2", "seventeen letters and more\"\"\""], ["3", "seventeen letters and more"],
        ["4", "\"l"], ["5", "m\"", "asixteen letters!"], ["6", "sixteen letters!"],
      ]
    ),
    (
      "h1,h2,h3\n a\"\"\"é,",
      [["2", "a\"\"\"é"]]
    ),
    (
      "h1,h2,h3\nb\"p,q\"\"r\"\"s\",\n\"p,q\"b",
      [["2", "b\"p", "q\"\"r\"\"s\""], ["3", "p,qb"]]
    ),
    (
      "h1,h2,h3\n\"\"\"\"l\nm\"éa\nb\r\na\r\n\n ",
      [["2", "\"l"], ["3", "m\"éa"], ["4", "b"], ["5", "a"]]
    ),
    (
      "h1,h2,h3\n\nb\"p,q\"\"\"l\nm\"seventeen letters and more,eightlet\r\n",
      [["3", "b\"p", "q\"\"\"l"], ["4", "m\"seventeen letters and more", "eightlet"]]
    ),
    (
      "h1,h2,h3\n,eightlet b\"\"\"\",éb,\r,\"\"x\"b\"\"b",
      [["2", "", "eightlet b\"\"\"\"", "éb"], ["3", "", "x\"b\"\"b"]]
    ),
    (
      "h1,h2,h3\n\"r\"\"s\",\n",
      [["2", "r\"s"]]
    ),
    (
      "h1,h2,h3\n\u{A0}seventeen letters and more\u{A0},\u{A0},b\u{A0}",
      [["2", "seventeen letters and more", "", "b"]]
    ),
    (
      "h1,h2,h3\n\"r\"\"s\"",
      [["2", "r\"s"]]
    ),
    (
      "h1,h2,h3\n\"p,q\"\r\neightlet\"x\"\n\n\"l\nm\"",
      [["2", "p,q"], ["3", "eightlet\"x\""], ["5", "l\nm"]]
    ),
    (
      "h1,h2,h3\n \neightletaa\rb\n\"p,q\",,aé\né\"\"\u{A0}\neightlet\"r\"\"s\"\"l\nm\"b",
      [
        ["3", "eightletaa"], ["4", "b"], ["5", "p,q", "", "aé"], ["6", "é\"\""],
        ["7", "eightlet\"r\"\"s\"\"l"], ["8", "m\"b"],
      ]
    ),
    (
      "h1,h2,h3\nseventeen letters and more\n\u{A0}b\r\n\"l\nm\"b\"\"\r\n,\r\r",
      [["2", "seventeen letters and more"], ["3", "b"], ["4", "l\nmb\"\""]]
    ),
    (
      "h1,h2,h3\n\"p,q\"\"l\nm\"eightlet\"r\"\"s\"\"l\nm\"\"x\"",
      [["2", "p,q\"l\nmeightlet\"r\"\"s\"\"l"], ["3", "m\"\"x\""]]
    ),
    (
      "h1,h2,h3\n\r\n \"p,q\",\r\n\"r\"\"s\"\nseventeen letters and more\"l\nm\"\r\"\"x\"seventeen letters and moreéeightlet\"\né,",
      [
        ["3", "\"p", "q\""], ["4", "r\"s"], ["5", "seventeen letters and more\"l"], ["6", "m\""],
        ["7", "x\"seventeen letters and moreéeightlet\""], ["8", "é"],
      ]
    ),
    (
      "h1,h2,h3\n\"\",sixteen letters!b\r\n\r\n\"\"a,é\"l\nm\"",
      [["2", "", "sixteen letters!b"], ["4", "a", "é\"l"], ["5", "m\""]]
    ),
    (
      "h1,h2,h3\n\n\"x\"\naseventeen letters and moresixteen letters!é\"p,q\"\nsixteen letters!\r\nsixteen letters!\"l\nm\"seventeen letters and more",
      [
        ["3", "x"], ["4", "aseventeen letters and moresixteen letters!é\"p", "q\""],
        ["5", "sixteen letters!"], ["6", "sixteen letters!\"l"],
        ["7", "m\"seventeen letters and more"],
      ]
    ),
    (
      "h1,h2,h3\n\r\nseventeen letters and more,b\"x\"\n\"\"\r\"r\"\"s\",a\n\u{A0}bsixteen letters!\n\r,\"l\nm\"",
      [
        ["3", "seventeen letters and more", "b\"x\""], ["5", "r\"s", "a"],
        ["6", "bsixteen letters!"], ["8", "", "l\nm"],
      ]
    ),
    (
      "h1,h2,h3\n\u{A0}eightlet\n\n\"l\nm\"\"p,q\"\u{A0},\n\"l\nm\"\"x\"\"r\"\"s\"\"\",\"p,q\"eightletseventeen letters and moreé\"seventeen letters and more\nésixteen letters!\r\né\"\"\"r\"\"s\"",
      [
        ["2", "eightlet"], ["4", "l\nm\"p,q"],
        [
          "5", "l\nm\"x\"r\"s\"",
          "p,qeightletseventeen letters and moreé\"seventeen letters and more",
        ], ["6", "ésixteen letters!"], ["7", "é\"\"\"r\"\"s\""],
      ]
    ),
    (
      "h1,h2,h3\nseventeen letters and more,,\"\"sixteen letters!",
      [["2", "seventeen letters and more", "", "sixteen letters!"]]
    ),
  ]
}
