namespace DlGen.Training.Tests;

[Mlp(4, 8, 3)]
public partial class Flowers;
