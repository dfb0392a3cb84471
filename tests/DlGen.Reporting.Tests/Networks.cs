using DlGen;

namespace DlGen.Reporting.Tests;

[Mlp(2, 8, 3)]
public partial class Plane;

[Mlp(2, 8, 1, Loss = Loss.BinaryCrossEntropy)]
public partial class Halves;

[Network(3, 6, 5)]
[Conv2d(4, 3), Relu, Flatten, Linear(2)]
public partial class Pets;

[Network(1, 6, 5)]
[LayerNorm, Conv2d(4, 3), Relu, Flatten, Linear(2)]
public partial class NormalizedPets;

[Network(4, Precision = Precision.Double)]
[Linear(3), Tanh, Linear(2)]
public partial class Precise;

[Mlp(2, 5, 3, Loss = Loss.BinaryCrossEntropy)]
public partial class Tags;

[Mlp(2, 5, 12)]
public partial class Dozen;

[Mlp(2, 5, 2, Loss = Loss.MeanSquaredError)]
public partial class Plain;
