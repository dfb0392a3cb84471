namespace DlGen.Tests.Networks;

// Convolutions that are computed in tiles: odd sides, a maximum pool behind one of them.

[Network(1, 13, 12)]
[Conv2d(32, 1), Tanh, Conv2d(32, 3, Padding = 1), Silu, GlobalAvgPool, Linear(3)]
public partial class ConvInTiles;

[Network(1, 13, 14)]
[Conv2d(16, 1), Tanh, Conv2d(17, 3, Padding = 1, Bias = false), Tanh, MaxPool2d(2), GlobalAvgPool, Linear(3)]
public partial class ConvInTilesThenPool;
