namespace DlGen.Tests.GradientChecks;

/// <summary>For each token its row of a table [vocabulary, size].</summary>
internal sealed class NaiveEmbedding(double[] table, int size) : NaiveLayer
{
    private double[] tokens = [];

    public int Vocabulary => table.Length / size;

    public override double[] Forward(double[] x)
    {
        tokens = x;
        return [.. x.SelectMany(token => table.Skip((int)token * size).Take(size))];
    }

    /// <summary>Tokens have no gradient: a row of zeros stands for it.</summary>
    public override double[] Backward(double[] gradient, ParameterGradients gradients)
    {
        var dTable = new double[table.Length];
        for (int place = 0; place < tokens.Length; place++)
        {
            for (int i = 0; i < size; i++)
            {
                dTable[((int)tokens[place] * size) + i] += gradient[(place * size) + i];
            }
        }

        gradients.Add(table, dTable);
        return new double[tokens.Length];
    }
}
