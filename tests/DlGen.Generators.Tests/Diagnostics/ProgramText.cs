namespace DlGen.Generators.Tests.Diagnostics;

/// <summary>A method that uses networks, with the networks.</summary>
internal static class ProgramText
{
    /// <summary>A file in which a method has the statements.</summary>
    public static string Of(string statements) => $$"""
        public static class Program
        {
            public static void Run(Dataset all, Dataset other, float[] unknown, byte[] bytes, int[] labels, Net given)
            {
                {{statements}}
            }
        }

        [Mlp(4, 8, 3)]
        public partial class Net;

        [Mlp(4, 8, 2, Loss = Loss.MeanSquaredError)]
        public partial class Curve;

        [Mlp(4, 8, 1, Loss = Loss.BinaryCrossEntropy)]
        public partial class YesNo;

        [Network(4, IgnoreIndex = -1), BatchNorm, Linear(3)]
        public partial class Normed;
        """;
}
