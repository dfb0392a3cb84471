namespace DlGen.Peers;

/// <summary>How many times as fast as its strongest peer DlGen has to be, at one and at two threads.</summary>
/// <param name="Peer">The contender it holds against.</param>
/// <param name="Must">What is required.</param>
/// <param name="Aim">The goal.</param>
internal sealed record Bar(string Peer, double[] Must, double[] Aim)
{
    public const string DlGen = "DlGen";
    public const string Torch = "TorchSharp";
    public const string Onnx = "ONNX Runtime";

    public static Bar Against(string peer, double must, double aim) => new(peer, [must, must], [aim, aim]);

    /// <summary>The bars at a number of threads, or null where none is set.</summary>
    public (double Must, double Aim)? At(int threads) => threads is 1 or 2 ? (Must[threads - 1], Aim[threads - 1]) : null;
}
